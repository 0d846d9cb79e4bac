// GraphQL with its settings for production: no playground, no introspection, and the limits that it asks for as it starts.
module.exports = {
  graphql: { enabled: true, config: { landingPage: false, defaultLimit: 25, maxLimit: 100, depthLimit: 10, apolloServer: { introspection: false } } },
  'users-permissions': { enabled: true, config: { jwtSecret: 'for a bench on the loopback only' } },
}
