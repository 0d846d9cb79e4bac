// As Strapi's generator makes it.
module.exports = require('@strapi/strapi').factories.createCoreRouter('api::article.article')
