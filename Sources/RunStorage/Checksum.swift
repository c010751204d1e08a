/// CRC-32C (Castagnoli), which each journal line and the state file carry.
package enum Checksum {
    /// Eight tables: the effect of a byte that is followed by 0 to 7 others.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var value = UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? (value >> 1) ^ 0x82F6_3B78 : value >> 1 }
            tables[byte] = value
        }
        for index in 256..<2_048 {
            let previous = tables[index - 256]
            tables[index] = (previous >> 8) ^ tables[Int(previous & 0xFF)]
        }
        return tables
    }()

    /// The checksum of bytes.
    package static func crc32c(_ bytes: some Collection<UInt8>) -> UInt32 {
        let quick = bytes.withContiguousStorageIfAvailable { checksum(UnsafeRawBufferPointer($0)) }
        return quick ?? Array(bytes).withUnsafeBytes { checksum($0) }
    }

    /// The checksum of bytes with one more after them.
    static func crc32c(_ bytes: ArraySlice<UInt8>, before last: UInt8) -> UInt32 {
        let crc = crc32c(bytes) ^ UInt32.max
        return (crc >> 8) ^ tables[Int((crc ^ UInt32(last)) & 0xFF)] ^ UInt32.max
    }

    /// A checksum as eight lower-case hexadecimal digits.
    package static func text(_ checksum: UInt32) -> String { Hexadecimal.text(checksum.bigEndianBytes) }

    private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        tables.withUnsafeBufferPointer { table in
            var crc = UInt32.max
            var index = 0
            while index + 8 <= bytes.count {
                let word =
                    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) ^ UInt64(crc)
                crc = 0
                for position in 0..<8 {
                    crc ^= table[(7 - position) * 256 + Int(truncatingIfNeeded: word >> UInt64(8 * position)) & 0xFF]
                }
                index += 8
            }
            while index < bytes.count {
                crc = (crc >> 8) ^ table[Int((crc ^ UInt32(bytes[index])) & 0xFF)]
                index += 1
            }
            return crc ^ UInt32.max
        }
    }
}

/// Bytes as text.
package enum Hexadecimal {
    /// Two lower-case digits a byte.
    package static func text(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension FixedWidthInteger {
    /// The bytes, most significant first.
    var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
}
