/** What a trader's better grade takes: two persons. The grade itself is kept by module trader, which stands below and asks through an interface. */
package org.tongguan.oversight.grade;
