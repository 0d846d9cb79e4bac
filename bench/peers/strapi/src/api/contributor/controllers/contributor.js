// As Strapi's generator makes it.
module.exports = require('@strapi/strapi').factories.createCoreController('api::contributor.contributor')
