package io.switchlog.switchboard;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchlog.command.agent.SipSecrets;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.log.LogReader;
import io.switchlog.command.vault.Vault;
import io.switchlog.query.ProjectionPositions;
import io.switchlog.switchboard.bridge.Duties;
import io.switchlog.switchboard.bridge.PbxBridges;
import io.switchlog.switchboard.calls.CallTranslations;
import io.switchlog.switchboard.calls.CentreNames;
import io.switchlog.switchboard.calls.RecordLookBacks;
import io.switchlog.switchboard.calls.VaultSeals;
import io.switchlog.switchboard.phones.CentrePhones;
import io.switchlog.switchboard.phones.PhoneKeeping;
import io.switchlog.switchboard.queues.QueueKeeping;
import io.switchlog.switchboard.requests.CallPlaces;
import io.switchlog.switchboard.requests.CallRequestController;
import io.switchlog.switchboard.requests.CallRequests;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Joins the centre and its switchboards. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PbxProperties.class)
@Import({PbxBridges.class, PbxHealth.class, PbxMetrics.class, CallRequestController.class})
public class SwitchboardConfiguration {
    @Bean
    CentreSeats centreSeats(@Qualifier("queryJdbcClient") JdbcClient database) {
        return new CentreSeats(database);
    }

    @Bean
    CentrePhones centrePhones(@Qualifier("queryJdbcClient") JdbcClient database, SipSecrets secrets) {
        return new CentrePhones(database, secrets);
    }

    @Bean
    Switchboards switchboards(
            PbxProperties properties,
            Commands commands,
            CentreSeats seats,
            CentrePhones phones,
            ProjectionPositions positions,
            @Qualifier("queryJdbcClient") JdbcClient database,
            Clock clock) {
        return new Switchboards(
                properties,
                (pbx, settings) -> new Switchboard(
                        pbx,
                        settings,
                        commands,
                        seats,
                        () -> positions.reached(SeatKeeping.TABLES),
                        (tables, actions) -> new PhoneKeeping(
                                pbx,
                                phones,
                                tables.open(),
                                actions,
                                () -> positions.reached(PhoneKeeping.TABLES),
                                clock),
                        tables -> new QueueKeeping(
                                pbx,
                                database,
                                tables.openQueues(),
                                () -> positions.reached(QueueKeeping.TABLES),
                                clock),
                        database,
                        clock));
    }

    @Bean
    CallRequests callRequests(
            Switchboards switchboards,
            @Qualifier("queryJdbcClient") JdbcClient database,
            Commands commands,
            LogReader log,
            Vault vault) {
        return new CallRequests(switchboards, new CallPlaces(database), commands, log, vault);
    }

    @Bean
    RecordLookBacks recordLookBacks(Switchboards switchboards, Clock clock) {
        return new RecordLookBacks(switchboards, clock);
    }

    /** Seats and telephones are kept up by the node that hears the switchboard. */
    @Bean
    Duties seatsAndTelephones(Switchboards switchboards) {
        return new Duties() {
            @Override
            public void begin(String pbx) {
                switchboards.get(pbx).keepUp();
            }

            @Override
            public void end(String pbx) {
                switchboards.get(pbx).leave();
            }
        };
    }

    @Bean
    CallTranslations callTranslations(
            @Qualifier("queryJdbcClient") JdbcClient database,
            Vault vault,
            Commands commands,
            Switchboards switchboards,
            MeterRegistry meters,
            Clock clock) {
        return new CallTranslations(
                new CentreNames(database), new VaultSeals(vault), commands, switchboards::get, meters, clock);
    }
}
