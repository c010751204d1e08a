/// Base64 with padding, as content security policies write digests.
enum Base64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The text of some bytes.
    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = Array(bytes[start..<min(start + 3, bytes.count)])
            let value = part.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
            for place in 0..<4 {
                text.append(place <= part.count ? letters[value >> (18 - 6 * place) & 63] : 61)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The text of the bytes that hexadecimal digits write.
    static func encode(hexadecimal digits: String) -> String {
        let values = digits.utf8.map { $0 < 58 ? $0 - 48 : $0 - 87 }
        return encode(stride(from: 0, to: values.count - 1, by: 2).map { values[$0] << 4 | values[$0 + 1] })
    }
}
