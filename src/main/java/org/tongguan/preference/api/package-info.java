/** The module's REST addresses and what they show. Top part of the module; no rule lives here. */
package org.tongguan.preference.api;
