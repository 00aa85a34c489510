package org.tongguan.access.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code /api/v1/openapi.json} says beside the addresses themselves. */
@Configuration
class ApiDescription {

    @Bean
    OpenAPI description() {
        return new OpenAPI().info(new Info().title("Tongguan").version("v1").description("Open smart customs: everything the console can do.")
                .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")));
    }

    /** Stable names for generated clients: the controller's and the method's, e.g. {@code bill.list}. */
    @Bean
    OperationCustomizer operationIds() {
        return (operation, handler) -> {
            String controller = handler.getBeanType().getSimpleName().replaceFirst("Api$", "");
            return operation.operationId(Character.toLowerCase(controller.charAt(0)) + controller.substring(1) + "." + handler.getMethod().getName());
        };
    }
}
