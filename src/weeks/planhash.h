#pragma once

#include "weeks/weekidentity.h"

#include <QCryptographicHash>

namespace Weekglass {

/// SHA-256 over the parts of a plan: what is confirmed. Each part has its length, so that no two plans run
/// together.
class PlanHash
{
public:
    PlanHash() = default;
    /// Of a plan for one database.
    explicit PlanHash(const WeekIdentity& week)
    {
        add(week.systemIdentifier);
        add(QByteArray::number(week.oid));
        add(week.name.toUtf8());
    }
    void add(const QByteArray& part)
    {
        m_hash.addData(QByteArray(QByteArray::number(part.size()) + ':' + part));
    }
    void add(const Pg::Value& part) { part ? add(*part) : m_hash.addData(QByteArray("-")); }
    void add(const QString& part) { add(part.toUtf8()); }
    void add(std::optional<qint64> number) { add(number ? QByteArray::number(*number) : QByteArray()); }
    void add(const QStringList& parts)
    {
        add(parts.size());
        for (const QString& part : parts)
            add(part);
    }
    QByteArray result() const { return m_hash.result().toHex().left(16); }

private:
    QCryptographicHash m_hash {QCryptographicHash::Sha256};
};

}
