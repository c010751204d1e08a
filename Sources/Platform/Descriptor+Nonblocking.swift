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

    /// The permissions of the open file, such as `0o644`.
    package func mode() throws(SystemError) -> UInt32 { UInt32(try status().st_mode) & 0o7777 }
}
