#pragma once

#include "health/figure.h"

#include "base/result.h"

#include <QByteArray>
#include <QHash>

namespace Weekglass {

/// From where on figures are a warning, and critical: one file for the window, the command line and what
/// other programs are handed.
class Thresholds
{
public:
    /// Those of the program.
    static const Thresholds& defaults();
    /// The defaults, and what a file says otherwise:
    ///     {"connections": {"warning": 85, "critical": null}, …}
    /// What it leaves out stays. Refuses figures that there are not. @p file is what errors call it.
    static Result<Thresholds> parse(const QByteArray& json, const QString& file);

    Threshold of(const FigureKind& kind) const { return m_values.value(QString::fromLatin1(kind.id)); }
    /// As a file, with all of them.
    QByteArray toJson() const;

private:
    Result<void> take(const QByteArray& json, const QString& file);

    QHash<QString, Threshold> m_values;
};

}
