#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Waits for a moment that was drawn by lot: the only thing that proofs wait for time for.
package func pause(microseconds: Int) {
    var left = timespec()
    left.tv_sec = max(0, microseconds) / 1_000_000
    left.tv_nsec = max(0, microseconds) % 1_000_000 * 1_000
    var wanted = left
    while nanosleep(&wanted, &left) != 0, errno == EINTR { wanted = left }
}
