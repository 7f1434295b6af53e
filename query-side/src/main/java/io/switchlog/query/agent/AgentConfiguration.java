package io.switchlog.query.agent;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** What questions about agents need from the configuration. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebrtcSettings.class)
class AgentConfiguration {}
