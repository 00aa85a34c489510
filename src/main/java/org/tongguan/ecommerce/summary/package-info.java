/** Summary declarations of export lists (701, 792), GACC announcement 2018 No. 194: lists that left are summed up into goods declarations. */
package org.tongguan.ecommerce.summary;
