// Ten connections at most, as Strapi has it by default.
module.exports = ({ env }) => ({
  connection: {
    client: 'postgres',
    connection: { connectionString: env('PEER_DATABASE_URL') },
    pool: { min: 2, max: 10 },
  },
})
