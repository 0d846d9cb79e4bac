// Where Prisma finds what Keystone printed, for whoever changes the lists and writes a new migration.
import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'dist/schema.prisma',
  migrations: { path: 'migrations' },
  datasource: { url: process.env.PEER_DATABASE_URL },
})
