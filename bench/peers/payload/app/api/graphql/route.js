// Payload's GraphQL endpoint, as its template has it; the admin interface and the REST routes are left out.
import config from '@payload-config'
import { GRAPHQL_POST } from '@payloadcms/next/routes'

export const POST = GRAPHQL_POST(config)
