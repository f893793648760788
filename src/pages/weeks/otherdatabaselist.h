#pragma once

#include "weeks/otherdatabases.h"

#include <QObject>

namespace Weekglass {

class KeptValue;

/// The databases that the user opened as weeks of a game, on any server: kept on this computer.
class OtherDatabaseList : public QObject
{
    Q_OBJECT

public:
    explicit OtherDatabaseList(QObject* parent = nullptr);

    const std::vector<OtherDatabase>& all() const { return m_all; }
    /// Those of earlier starts; and from now on they are kept.
    void restore();
    /// Those of earlier starts are not known yet.
    bool isReading() const { return m_isReading; }
    /// Takes the place of what was opened under its name before.
    void add(const OtherDatabase& database);
    void remove(const WeekIdentity& database);

Q_SIGNALS:
    void changed();
    void failed(const QString& message);

private:
    void keep();

    KeptValue* m_kept;
    std::vector<OtherDatabase> m_all;
    bool m_isReading = false;
};

}
