#pragma once

#include <QObject>
#include <QStringList>

#include <functional>

class QMimeData;
class QWidget;

namespace Weekglass {

/// Lets local files and folders be dropped on a widget, and on what is inside it:
///
///     auto* drop = new FileDrop(m_weeksPanel, [this] { return m_weeksPanel->currentWeek().has_value(); });
///     connect(drop, &FileDrop::dropped, this, [this](const QStringList& files) {
///         auto* dialog = new ImportDialog(*m_weeksPanel->currentWeek(), this);
///         dialog->setAttribute(Qt::WA_DeleteOnClose);
///         dialog->addFiles(files);
///         dialog->show();
///     });
///
/// It belongs to the widget.
class FileDrop : public QObject
{
    Q_OBJECT

public:
    /// @p mayDrop is asked while something is dragged over; without it the answer is yes.
    explicit FileDrop(QWidget* target, std::function<bool()> mayDrop = {});

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    /// Absolute paths; never empty. Comes after the drop is over, so that a dialog may be opened.
    void dropped(const QStringList& files);

private:
    bool takes(const QMimeData* data) const;

    std::function<bool()> m_mayDrop;
};

}
