/** What a row must say, what special goods and ways out ask for by the law of the day, and what items would owe. No data base. */
package org.tongguan.temporary.rules;
