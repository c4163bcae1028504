select * from read_parquet($folder || '/meeting.parquet')
