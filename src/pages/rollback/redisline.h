#pragma once

#include "redis/redisoptions.h"

#include <QWidget>

class QLineEdit;

namespace Weekglass {

class RememberedOperator;

/// Where the game's Redis is, as a URI; empty: it is not looked at. Kept for the next time.
class RedisLine : public QWidget
{
    Q_OBJECT

public:
    /// @p key: what it is kept for, such as a week on a server.
    explicit RedisLine(const QString& key, QWidget* parent = nullptr);

    bool isEmpty() const;
    /// An error says what is wrong with the URI.
    Result<RedisOptions> options() const;
    void keep();

Q_SIGNALS:
    /// The user is through with it, or what was kept is there.
    void chosen();

private:
    void tell();

    QLineEdit* m_field;
    RememberedOperator* m_kept;
    QString m_told; ///< by chosen()
};

}
