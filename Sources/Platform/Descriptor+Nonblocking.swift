#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Descriptor {
    /// Writes as much as there is room for; 0 where a nonblocking pipe is full.
    package func writeAvailable(_ bytes: ArraySlice<UInt8>) throws(SystemError) -> Int {
        let count = bytes.withUnsafeBytes { room in
            #if canImport(Glibc)
                Glibc.write(number, room.baseAddress, room.count)
            #else
                Darwin.write(number, room.baseAddress, room.count)
            #endif
        }
        if count >= 0 { return count }
        let error = SystemError("write", path)
        if error.isWouldBlock || error.number == EINTR { return 0 }
        throw error
    }

    /// Whether it is an end of a pipe; waiting for the end that is written tells when nobody reads any more.
    package var isPipe: Bool { (try? status()).map { $0.st_mode & S_IFMT == S_IFIFO } ?? false }

    /// The permissions of the open file, such as `0o644`.
    package func mode() throws(SystemError) -> UInt32 { UInt32(try status().st_mode) & 0o7777 }

    /// When the file was last written to, in nanoseconds since 1970.
    package func changedAt() throws(SystemError) -> Int64 {
        let status = try status()
        #if canImport(Glibc)
            let moment = status.st_mtim
        #else
            let moment = status.st_mtimespec
        #endif
        return Int64(moment.tv_sec) * 1_000_000_000 + Int64(moment.tv_nsec)
    }
}
