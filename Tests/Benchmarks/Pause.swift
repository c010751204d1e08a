#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Lets a sampler rest.
func pause(milliseconds: Int) {
    usleep(UInt32(milliseconds) * 1_000)
}
