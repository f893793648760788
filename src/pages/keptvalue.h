#pragma once

#include "base/job.h"

#include <QObject>

#include <functional>

namespace Weekglass {

/// A small value of the window that the workspace keeps for this user, read and written beside the GUI
/// thread.
class KeptValue : public QObject
{
    Q_OBJECT

public:
    /// @param key among Workspace::uiValues()
    explicit KeptValue(QString key, QObject* parent = nullptr);

    /// What an earlier start kept; empty if nothing. Nothing is written before it is read.
    void read(const std::function<void(const QByteArray&)>& take);
    /// The last one counts; it waits while an older one is being written.
    void write(const QByteArray& value);

Q_SIGNALS:
    void failed(const QString& message);

private:
    const QString m_key;
    QByteArray m_wanted;
    QByteArray m_stored;
    bool m_isRead = false;
    Job m_readJob;
    Job m_writeJob;
};

}
