internal import CPlatform

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The two clocks of the system.
package enum SystemClock {
    /// Milliseconds of UTC since 1970.
    package static func wallMilliseconds() -> Int64 {
        let now = read(CLOCK_REALTIME)
        return Int64(now.tv_sec) * 1_000 + Int64(now.tv_nsec) / 1_000_000
    }

    /// Seconds of a clock that is never set, from an unspecified moment.
    package static func monotonicSeconds() -> Double {
        let now = read(CLOCK_MONOTONIC)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }

    /// Seconds by which the clock on the wall of this place is ahead of UTC now.
    package static func offsetFromUTC() -> Int {
        var now = time(nil)
        var local = tm()
        return localtime_r(&now, &local) == nil ? 0 : Int(local.tm_gmtoff)
    }

    private static func read(_ clock: clockid_t) -> timespec {
        var now = timespec()
        clock_gettime(clock, &now)
        return now
    }
}
