#pragma once

#include "widgets/pictures/picture.h"

#include <vector>

class QTabWidget;

namespace Weekglass {

/// All pictures of a state, one at a time; with several, tabs choose.
class StatePictures : public QWidget
{
    Q_OBJECT

public:
    explicit StatePictures(QWidget* parent = nullptr);

    void setPictures(const std::vector<PictureDefinition>& pictures);
    bool isEmpty() const { return m_pictures.empty(); }
    /// Null: nothing to show.
    void setDocument(const DocumentPointer& document);

private:
    QTabWidget* m_tabs;
    std::vector<Picture*> m_pictures;
};

}
