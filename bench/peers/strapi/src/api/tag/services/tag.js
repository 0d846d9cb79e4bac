// As Strapi's generator makes it.
module.exports = require('@strapi/strapi').factories.createCoreService('api::tag.tag')
