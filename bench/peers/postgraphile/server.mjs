// PostGraphile as a library, as its documentation shows for production: the Amber preset over one schema, lists beside
// connections, and none of what development needs (watching, GraphiQL, explaining).
import { createServer } from 'node:http'
import { grafserv } from 'postgraphile/grafserv/node'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'

const { PEER_DATABASE_URL, PORT } = process.env

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString: PEER_DATABASE_URL, schemas: ['newsroom'], poolConfig: { max: 10 }, pubsub: false })],
  schema: { defaultBehavior: 'connection list -mutation' },
  grafast: { explain: false },
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
})

const server = createServer()
server.on('error', (error) => {
  console.error(error)
  process.exit(1)
})
await instance.createServ(grafserv).addTo(server)
server.listen(Number(PORT), '127.0.0.1')
