// Nothing of the project's own happens when Strapi starts.
module.exports = {}
