/** What senders are told of their documents, in their own language: a view of what is stored. */
package org.tongguan.ecommerce.receipts;
