/// ASCII for Latin letters with marks, so that a name can be typed on any keyboard.
enum LatinLetters {
    /// The ASCII letters for a small letter; nil where the table has none.
    static func ascii(for letter: Unicode.Scalar) -> String? {
        if let wide = fullWidth(letter) { return wide }
        return special[letter] ?? plain[letter]
    }

    /// Whether a scalar is a mark set on the letter before it, such as an accent.
    static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
        (0x300...0x36F).contains(scalar.value)
    }

    /// Letters and digits of double width, as East Asian keyboards make them.
    private static func fullWidth(_ letter: Unicode.Scalar) -> String? {
        guard (0xFF01...0xFF5E).contains(letter.value), let scalar = Unicode.Scalar(letter.value - 0xFEE0) else {
            return nil
        }
        return String(Character(scalar))
    }

    /// Letters that are more than another letter with a mark.
    private static let special: [Unicode.Scalar: String] = [
        "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l",
        "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "n", "ŧ": "t", "ĸ": "k",
        "ſ": "s", "ŉ": "n", "ĳ": "ij", "ŀ": "l", "ɓ": "b", "ɗ": "d", "ə": "e", "ƒ": "f",
    ]

    /// Letters that lose their mark.
    private static let plain: [Unicode.Scalar: String] = {
        var table: [Unicode.Scalar: String] = [:]
        for (letter, marked) in marked {
            for scalar in marked.unicodeScalars { table[scalar] = letter }
        }
        return table
    }()

    private static let marked: [(letter: String, marked: String)] = [
        ("a", "àáâãåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
        ("b", "ḃḅḇ"),
        ("c", "çćĉċčḉ"),
        ("d", "ďḋḍḏḑḓ"),
        ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
        ("f", "ḟ"),
        ("g", "ĝğġģǧǵḡ"),
        ("h", "ĥȟḣḥḧḩḫẖ"),
        ("i", "ìíîïĩīĭįǐȉȋḭḯỉị"),
        ("j", "ĵǰ"),
        ("k", "ķǩḱḳḵ"),
        ("l", "ĺļľḷḹḻḽ"),
        ("m", "ḿṁṃ"),
        ("n", "ñńņňǹṅṇṉṋ"),
        ("o", "òóôõōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
        ("p", "ṕṗ"),
        ("r", "ŕŗřȑȓṙṛṝṟ"),
        ("s", "śŝşšșṡṣṥṧṩ"),
        ("t", "ţťțṫṭṯṱẗ"),
        ("u", "ùúûũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
        ("v", "ṽṿ"),
        ("w", "ŵẁẃẅẇẉẘ"),
        ("x", "ẋẍ"),
        ("y", "ýÿŷȳẏẙỳỵỷỹ"),
        ("z", "źżžẑẓẕ"),
    ]
}
