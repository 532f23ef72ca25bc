package io.wenda.question.reading;

import io.wenda.http.problem.Problem;
import io.wenda.http.problem.ProblemPages;
import io.wenda.web.Pages;
import io.wenda.web.ProblemPage;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Shows people what went wrong on a page of their community, in their language. */
@Component
class PageProblems implements ProblemPages {

    private final Pages pages;
    private final Frames frames;

    PageProblems(Pages pages, Frames frames) {
        this.pages = pages;
        this.frames = frames;
    }

    @Override
    public String html(Problem problem, ServerWebExchange exchange) {
        return pages.problem(new ProblemPage(
                frames.of(exchange.getRequest(), null), problem.status().value(), problem.code()));
    }
}
