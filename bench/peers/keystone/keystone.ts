// The newsroom as a Keystone project: what its documentation shows for a blog, with the indexes that the two queries use.
import { config, list } from '@keystone-6/core'
import { allowAll, denyAll } from '@keystone-6/core/access'
import { relationship, text, timestamp } from '@keystone-6/core/fields'
import { PrismaPg } from '@prisma/adapter-pg'

const publicReads = { operation: { query: allowAll, create: denyAll, update: denyAll, delete: denyAll } }

const optional = { db: { isNullable: true } }

export default config({
  db: {
    provider: 'postgresql',
    prismaClientOptions: () => ({ adapter: new PrismaPg({ connectionString: process.env.PEER_DATABASE_URL, max: 10 }) }),
    idField: { kind: 'uuid' },
    prismaClientPath: 'dist/prisma',
    prismaSchemaPath: 'dist/schema.prisma',
  },
  graphql: { path: '/api/graphql', schemaPath: 'dist/schema.graphql' },
  types: { path: 'dist/types.ts' },
  lists: {
    Article: list({
      access: publicReads,
      fields: {
        slug: text({ isIndexed: 'unique', validation: { isRequired: true } }),
        headline: text({ validation: { isRequired: true } }),
        standfirst: text(optional),
        trailText: text(optional),
        byline: text(optional),
        body: text(),
        pictureUrl: text(optional),
        pictureAlt: text(optional),
        pictureCaption: text(optional),
        pictureCredit: text(optional),
        publishedAt: timestamp({ isIndexed: true, validation: { isRequired: true } }),
        section: relationship({ ref: 'Section' }),
        listedIn: relationship({ ref: 'Section.listed', many: true }),
        contributors: relationship({ ref: 'Contributor', many: true }),
        tags: relationship({ ref: 'Tag', many: true }),
      },
    }),
    Section: list({
      access: publicReads,
      fields: {
        name: text(),
        slug: text({ isIndexed: 'unique' }),
        path: text({ isIndexed: 'unique' }),
        listed: relationship({ ref: 'Article.listedIn', many: true }),
      },
    }),
    Contributor: list({ access: publicReads, fields: { name: text(), slug: text({ isIndexed: 'unique' }) } }),
    Tag: list({ access: publicReads, fields: { name: text(), slug: text({ isIndexed: 'unique' }) } }),
  },
  server: { options: { host: '127.0.0.1', port: Number(process.env.PORT) } },
  ui: { isDisabled: true },
  telemetry: false,
})
