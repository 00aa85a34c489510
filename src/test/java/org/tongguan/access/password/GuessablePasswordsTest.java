package org.tongguan.access.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What guessers try first is no password, however it is decorated; several unrelated words and random characters are. */
class GuessablePasswordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"password123", "Passw0rd!!", "P@ssw0rd2024", "qwertyuiop", "1234567890", "0987654321", "1qaz2wsx3edc",
        "iloveyou123", "aaaaaaaaaaaa",
        "abcabcabcabc",
        "letmein2026", "admin12345", "Tongguan2026", "tongguan-demo", "haiguan1234", "19900101wang", "woaini1314520",
        "zhangwei1990", "dragon!2023",
        "passwordpassword", "qwerty123456", "football2025", "PASSWORD1234", "1q2w3e4r5t", "ａｄｍｉｎ１２３４５",
        "customs-officer", "Superman#1999"})
    void isGuessed(String password) {
        assertThat(GuessablePasswords.contains(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "a long enough password", "Kx9v-wmTq2-bhUz", "红烧茄子配米饭和汤水",
        "something else", "vexing quartz plumber"})
    void isNotGuessed(String password) {
        assertThat(GuessablePasswords.contains(password)).isFalse();
    }

    @Test
    void theAccountsOwnNameCarriesNothing() {
        assertThat(GuessablePasswords.contains("kowalczyk-4412")).isFalse();
        assertThat(GuessablePasswords.contains("kowalczyk-4412", "j.kowalczyk")).isTrue();
        assertThat(GuessablePasswords.contains("kowalczyk-4412", (String) null)).isFalse();
    }

    @Test
    void randomOnesAreTaken() {
        Random random = new Random(20261126);
        List<String> refused = new ArrayList<>();
        String letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder made = new StringBuilder();
            for (int k = 0; k < 20; k++) {
                made.append(letters.charAt(random.nextInt(letters.length())));
            }
            if (GuessablePasswords.contains(made.toString())) {
                refused.add(made.toString());
            }
        }
        assertThat(refused).isEmpty();
    }
}
