/** How the API describes itself at {@code /api/v1/openapi.json}; the console's types and outside clients are generated from it. */
package org.tongguan.access.description;
