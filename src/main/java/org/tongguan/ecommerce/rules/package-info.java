/** Rules of the documents, each a named function with a stable code. */
package org.tongguan.ecommerce.rules;
