package io.switchlog.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A long past, put into the log through {@code log.append} like everything else, with the payloads that the domain
 * writes: interactions that were received, queued, offered, accepted and closed, or timed out, or abandoned.
 */
final class History {
    /** Events of one interaction that somebody answers; most do not need more. */
    private static final int LIVES_PER_BATCH = 50;

    private History() {}

    /** Appends at least so many events. */
    static void append(DataSource owner, long events) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            statement.execute("create schema if not exists benchmark");
            statement.execute(PROCEDURE);
            statement.execute("call benchmark.live(" + events + ", " + LIVES_PER_BATCH + ")");
            statement.execute("analyze log.event");
        }
    }

    private static final String PROCEDURE = """
            create or replace procedure benchmark.live(p_events bigint, p_lives integer)
            language plpgsql
            as $$
            declare
                v_end      bigint := (select position from log.head) + p_events;
                v_life     bigint := 0;
                v_id       text;
                v_channel  text;
                v_agent    text;
                v_queue    text;
                v_who      text;
                v_number   integer;
                v_base     uuid;
                v_command  integer[]; v_event uuid[]; v_type text[]; v_stream text[]; v_sequence bigint[];
                v_name     text[]; v_version integer[]; v_at bigint[]; v_payload bytea[]; v_meta bytea[];
                v_names    text[];
                v_payloads text[];
                v_time     bigint := (extract(epoch from now() - interval '30 days') * 1000000)::bigint;
                v_channels text[] := array['chat', 'email', 'sms', 'openchannel', 'fax', 'whatsapp'];
            begin
                for q in 0 .. 23 loop
                    continue when exists (select from log.event where stream_id = md5('queue' || q)::uuid::text);
                    perform log.append(
                        array[0], array[gen_random_uuid()], array['queue'], array[md5('queue' || q)::uuid::text],
                        array[0::bigint], array['queue.created'], array[1], array[v_time],
                        array[convert_to(format(
                            '{"queueId":"%s","name":"Queue %s","channel":"%s","strategy":"rrmemory",'
                            '"agentTimeoutSeconds":30,"weight":0}',
                            md5('queue' || q)::uuid, q, v_channels[1 + q % 6]), 'UTF8')],
                        array[convert_to('{"actor":"benchmark","actorRole":"system","origin":"system"}', 'UTF8')],
                        '{}', '{}', '{}');
                end loop;
                while (select position from log.head) < v_end loop
                    v_command := '{}'; v_event := '{}'; v_type := '{}'; v_stream := '{}'; v_sequence := '{}';
                    v_name := '{}'; v_version := '{}'; v_at := '{}'; v_payload := '{}'; v_meta := '{}';
                    for i in 1 .. p_lives loop
                        v_life := v_life + 1;
                        v_id := gen_random_uuid()::text;
                        v_channel := v_channels[1 + v_life % 6];
                        v_agent := md5('agent' || v_life % 200)::uuid::text;
                        v_queue := md5('queue' || v_life % 24)::uuid::text;
                        v_who := format('"interactionId":"%s","stepNo":1,"agentId":"%s"', v_id, v_agent);
                        v_names := array['interaction.received', 'interaction.queued', 'interaction.offered'];
                        v_payloads := array[
                            format('{"interactionId":"%s","accountId":"%s","accountName":"Account %s","channel":"%s",'
                                   '"contact":{"subject":"%s"},"priority":0,"route":[{"queueId":"%s","timeoutSeconds":30}]}',
                                   v_id, md5('account' || v_life % 24)::uuid, v_life % 24, v_channel, v_id, v_queue),
                            format('{"interactionId":"%s","stepNo":1,"routeNo":1,"origin":"new","queueId":"%s",'
                                   '"queueName":"Queue %s","strategy":"rrmemory","channel":"%s","accountId":"%s",'
                                   '"accountName":"Account %s","priority":0,"timeoutAt":"2026-01-01T00:00:00Z"}',
                                   v_id, v_queue, v_life % 24, v_channel, md5('account' || v_life % 24)::uuid, v_life % 24),
                            format('{%s,"queueId":"%s","channel":"%s","expiresAt":"2026-01-01T00:00:00Z",'
                                   '"choice":{"strategy":"rrmemory","rank":1,"candidates":["%s"],"passedOver":[]}}',
                                   v_who, v_queue, v_channel, v_agent)];
                        if v_life % 10 < 7 then
                            v_names := v_names || array['interaction.accepted', 'interaction.closed'];
                            v_payloads := v_payloads || array[
                                format('{%s,"agentName":{"subject":"%s","cipher":""},"typology":"WEBRTC","queueId":"%s",'
                                       '"channel":"%s","mode":"manual","offeredAt":"2026-01-01T00:00:00Z"}',
                                       v_who, v_agent, v_queue, v_channel),
                                format('{"interactionId":"%s","agentId":"%s","channel":"%s","disposition":"solved"}',
                                       v_id, v_agent, v_channel)];
                        elsif v_life % 10 < 9 then
                            v_names := v_names || array['interaction.offer-rescinded', 'interaction.timed-out'];
                            v_payloads := v_payloads || array[
                                format('{%s,"channel":"%s","cause":"step_timed_out"}', v_who, v_channel),
                                format('{"interactionId":"%s","stepNo":1,"queueId":"%s","channel":"%s",'
                                       '"cause":"no_answer","passedOver":[],"routeEnded":true}',
                                       v_id, v_queue, v_channel)];
                        else
                            v_names := v_names || array['interaction.offer-rescinded', 'interaction.abandoned'];
                            v_payloads := v_payloads || array[
                                format('{%s,"channel":"%s","cause":"abandoned"}', v_who, v_channel),
                                format('{"interactionId":"%s","stepNo":1,"queueId":"%s","channel":"%s",'
                                       '"cause":"while_offered"}', v_id, v_queue, v_channel)];
                        end if;
                        for e in 1 .. cardinality(v_names) loop
                            v_base := gen_random_uuid();
                            v_command := v_command || i;
                            v_event := v_event || v_base;
                            v_type := v_type || 'interaction'::text;
                            v_stream := v_stream || v_id;
                            v_sequence := v_sequence || (e - 1)::bigint;
                            v_name := v_name || v_names[e];
                            v_version := v_version || 1;
                            v_at := v_at || v_time + v_life * 1000 + e;
                            v_payload := v_payload || convert_to(v_payloads[e], 'UTF8');
                            v_meta := v_meta || convert_to(format(
                                '{"actor":"%s","actorRole":"agent","causationId":"%s","commandId":"%s",'
                                '"correlationId":"%s","origin":"web"}', v_agent, v_base, v_base, v_id), 'UTF8');
                        end loop;
                    end loop;
                    perform log.append(v_command, v_event, v_type, v_stream, v_sequence, v_name, v_version, v_at,
                                       v_payload, v_meta, '{}', '{}', '{}');
                    commit;
                end loop;
            end
            $$
            """;
}
