package io.switchlog.messages.kpi;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * By which of the usual formulas a service level is calculated. O is what was offered, A what was accepted, B what was
 * abandoned, and T the threshold.
 */
public enum ServiceLevel {
    /** A within T / O. */
    SL1,
    /** A within T / (A + B). */
    SL2,
    /** A within T / (O - B within T). */
    SL3,
    /** (A within T + B within T) / (A + B). */
    SL4,
    /** A within T / A. */
    SL5,
    /** One that a newer version wrote. Never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
