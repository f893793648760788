#pragma once

#include <QByteArray>
#include <QRandomGenerator>

namespace Weekglass {

/// Random JSON texts, and texts that differ from them in some places. Few keys and values, so that much is
/// alike. The same from run to run for the same seed.
class RandomJson
{
public:
    explicit RandomJson(quint32 seed)
        : m_random(seed)
    {
    }

    QByteArray text(int levels = 4)
    {
        switch (levels > 0 ? below(8) : below(4)) {
        case 0:
        case 1:
            return scalar();
        case 2:
            return oneOf({"null", "true", "false"});
        case 3:
            return oneOf({"[]", "{}", "\"\""});
        case 4:
        case 5:
            return array(levels);
        default:
            return object(levels);
        }
    }

    /// Elements with an identity that most often differ from each other.
    QByteArray list(int levels)
    {
        QList<QByteArray> elements;
        const int count = below(8);
        const bool distinct = below(5) > 0;
        for (int i = 0; i < count; ++i)
            elements << element(distinct ? i : below(6), levels);
        return shuffled(elements);
    }

    int below(int bound) { return static_cast<int>(m_random.bounded(bound)); }

private:
    QByteArray oneOf(const QList<QByteArray>& texts) { return texts[below(int(texts.size()))]; }

    QByteArray scalar()
    {
        return oneOf({"1", "1.0", "10e-1", "-0", "0", "2", "2.50", "12345678901234567890.1", "\"a\"",
                      "\"\\u0061\"", "\"b/~\"", "\"\\ud800\"", "true"});
    }

    QByteArray array(int levels)
    {
        if (below(2) == 0)
            return list(levels);
        QList<QByteArray> elements;
        const int count = below(6);
        for (int i = 0; i < count; ++i)
            elements << text(levels - 1);
        return '[' + elements.join(',') + ']';
    }

    QByteArray element(int id, int levels)
    {
        return "{\"id\":" + QByteArray::number(id) + (below(3) ? "" : ".0") + ",\"v\":" + text(levels - 1)
            + '}';
    }

    QByteArray object(int levels)
    {
        QList<QByteArray> members;
        const int count = below(6);
        for (int i = 0; i < count; ++i)
            members << oneOf({"\"a\"", "\"\\u0061\"", "\"b\"", "\"x/y\"", "\"~\"", "\"\"", "\"\xc3\xa9\"",
                              "\"\\ud800\"", "\"\\n\""})
                    + (below(2) ? ":" : " : ") + text(levels - 1);
        return '{' + members.join(',') + '}';
    }

    QByteArray shuffled(QList<QByteArray> elements)
    {
        for (int swaps = below(4); swaps > 0 && !elements.isEmpty(); --swaps)
            elements.swapItemsAt(below(int(elements.size())), below(int(elements.size())));
        return '[' + elements.join(", ") + ']';
    }

    QRandomGenerator m_random;
};

}
