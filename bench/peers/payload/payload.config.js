// The newsroom as a Payload project: collections as in its documentation, relations of its own kind, and a join field for the feeds.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig } from 'payload'

const here = path.dirname(fileURLToPath(import.meta.url))
const access = { read: () => true }
const text = (name, options) => ({ name, type: 'text', required: true, ...options })

export default buildConfig({
  secret: process.env.PAYLOAD_SECRET,
  telemetry: false,
  db: postgresAdapter({
    pool: { connectionString: process.env.PEER_DATABASE_URL, max: 10 },
    idType: 'uuid',
    push: false,
    migrationDir: path.join(here, 'migrations'),
  }),
  collections: [
    {
      slug: 'articles',
      access,
      fields: [
        text('slug', { unique: true }),
        text('headline'),
        { name: 'standfirst', type: 'textarea' },
        { name: 'trailText', type: 'textarea' },
        { name: 'byline', type: 'text' },
        { name: 'body', type: 'textarea', required: true },
        { name: 'pictureUrl', type: 'text' },
        { name: 'pictureAlt', type: 'text' },
        { name: 'pictureCaption', type: 'text' },
        { name: 'pictureCredit', type: 'text' },
        { name: 'publishedAt', type: 'date', required: true, index: true },
        { name: 'section', type: 'relationship', relationTo: 'sections', required: true },
        { name: 'listedIn', type: 'relationship', relationTo: 'sections', hasMany: true },
        { name: 'contributors', type: 'relationship', relationTo: 'contributors', hasMany: true },
        { name: 'tags', type: 'relationship', relationTo: 'tags', hasMany: true },
      ],
    },
    {
      slug: 'sections',
      access,
      fields: [
        text('name'),
        text('slug', { unique: true }),
        text('path', { unique: true }),
        { name: 'listed', type: 'join', collection: 'articles', on: 'listedIn', defaultSort: '-publishedAt' },
      ],
    },
    { slug: 'contributors', access, fields: [text('name'), text('slug', { unique: true })] },
    { slug: 'tags', access, fields: [text('name'), text('slug', { unique: true })] },
  ],
  typescript: { autoGenerate: false },
})
