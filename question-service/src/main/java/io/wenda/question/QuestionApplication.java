package io.wenda.question;

import io.wenda.web.Pages;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts question-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class QuestionApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(QuestionApplication.class, arguments);
    }

    @Bean
    Pages pages() {
        return new Pages();
    }
}
