// Lets Strapi make its tables in an empty database, and the public role read what the newsroom publishes.
const { createStrapi } = require('@strapi/strapi')

const READABLE = ['article', 'section', 'contributor', 'tag']

async function bootstrap() {
  const strapi = await createStrapi({ appDir: __dirname, distDir: __dirname }).load()
  const role = await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'public' } })
  for (const type of READABLE) {
    for (const action of ['find', 'findOne']) {
      await strapi.db.query('plugin::users-permissions.permission').create({ data: { action: `api::${type}.${type}.${action}`, role: role.id } })
    }
  }
  await strapi.destroy()
}

bootstrap().then(
  () => process.exit(0),
  (error) => {
    console.error(error)
    process.exit(1)
  },
)
