"""Start the frame: `streamlit run app.py`."""

from oversight import frame

frame.run()
