// Where Strapi listens. The keys sign sessions, of which a bench on the loopback has none.
module.exports = ({ env }) => ({
  host: env('HOST'),
  port: env.int('PORT', 1337),
  app: { keys: ['for a bench', 'on the loopback only'] },
  dirs: { public: './dist/public' },
})
