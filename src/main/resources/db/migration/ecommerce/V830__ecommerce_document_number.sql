-- Running numbers of documents beside lists: they are taken within transactions, and a sequence is not rolled back with them.
create sequence ecommerce_document_number increment by 100;
