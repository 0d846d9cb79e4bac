// Warnings and errors, not a line for each request.
const { winston } = require('@strapi/logger')

module.exports = { level: 'warn', transports: [new winston.transports.Console()] }
