/** Rules of the documents, each a named function with a stable code. */
@org.springframework.modulith.NamedInterface("rules")
package org.tongguan.ecommerce.rules;
