// The admin interface is not built, so it is not served; Strapi asks for its keys all the same.
const key = 'for a bench on the loopback only'

module.exports = {
  serveAdminPanel: false,
  auth: { secret: key },
  apiToken: { salt: key },
  transfer: { token: { salt: key } },
  secrets: { encryptionKey: key },
}
