package org.tongguan.reference;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Code lists, law and texts as shipped, without a database: for tests of what is pure. */
public final class ShippedReference {

    private static final CodeLists CODES = new CodeLists(emptyDatabase());
    private static final Law LAW = new Law(emptyDatabase());
    private static final Texts TEXTS = new Texts();

    private ShippedReference() { }

    public static CodeLists codes() {
        return CODES;
    }

    public static Law law() {
        return LAW;
    }

    public static Texts texts() {
        return TEXTS;
    }

    /** A database in which every query finds nothing. */
    private static JdbcClient emptyDatabase() {
        InvocationHandler nothing = new InvocationHandler() {
            @Override
            public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] args) {
                Class<?> type = method.getReturnType();
                return type == List.class ? List.of()
                        : Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this);
            }
        };
        return (JdbcClient) Proxy.newProxyInstance(JdbcClient.class.getClassLoader(), new Class<?>[] {JdbcClient.class}, nothing);
    }
}
