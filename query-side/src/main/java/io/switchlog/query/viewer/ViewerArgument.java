package io.switchlog.query.viewer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives every endpoint that has a {@link Viewer} as an argument the one who asks, and asks for what it {@link Needs}. */
@Component
public class ViewerArgument implements HandlerMethodArgumentResolver, HandlerInterceptor, WebMvcConfigurer {
    private final Viewers viewers;

    ViewerArgument(Viewers viewers) {
        this.viewers = viewers;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Viewer.class;
    }

    @Override
    public Viewer resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        return viewers.of(Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class)));
    }

    /** Runs when the tables are as far as {@code ?after=} wants them, so that what was granted before counts. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Needs onMethod = method.getMethodAnnotation(Needs.class);
            Needs needs = onMethod != null
                    ? onMethod
                    : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Needs.class);
            if (needs != null) {
                viewers.require(viewers.of(request), needs);
            }
        }
        return true;
    }
}
