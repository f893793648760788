#pragma once

#include "archives/archivefile.h"

#include <QTableWidget>

namespace Weekglass {

/// What is known of something: names at the left, values at the right.
class FactsTable : public QTableWidget
{
    Q_OBJECT

public:
    using Facts = QList<std::pair<QString, QString>>;

    explicit FactsTable(const QString& name, const QString& accessibleName, QWidget* parent = nullptr);

    /// Values may have several lines.
    void setFacts(const Facts& facts);

    /// What a manifest says of an archive.
    static Facts of(const ArchiveManifest& manifest);
};

}
