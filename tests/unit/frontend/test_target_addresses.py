"""Addresses of delivery targets: what they mean, and why others are refused."""

import pytest

from frontend.target_addresses import (
    BucketAddress,
    RsyncAddress,
    TargetAddress,
    UnusableAddress,
    read_addresses,
)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("rsync://may/cong/www/", RsyncAddress("rsync://may/cong/www")),
        ("rsync://cong@may.vn:8730/cong", RsyncAddress("rsync://cong@may.vn:8730/cong")),
        ("cong@may.vn:/srv/www", RsyncAddress("cong@may.vn:/srv/www")),
        ("may:/srv/www/", RsyncAddress("may:/srv/www")),
        ("s3://cong-tt", BucketAddress("cong-tt")),
        ("s3://cong-tt/a/b/?region=ap-southeast-1", BucketAddress("cong-tt", "a/b/", "", "ap-southeast-1")),
        ("s3://cong-tt?endpoint=https://s3.may.vn:9000/", BucketAddress("cong-tt", "", "https://s3.may.vn:9000")),
    ],
)  # fmt: skip
def test_an_address_is_read(text: str, address: TargetAddress):
    assert read_addresses(text) == (address,)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/srv/www", "không phải địa chỉ đích"),
        ("ftp://may/www", "không phải địa chỉ đích"),
        ("-e sh", "ký tự không dùng được"),
        ("may:srv/www", "không phải địa chỉ đích"),
        ("may:/", "một thư mục riêng"),
        ("may:/srv/../..", "một thư mục riêng"),
        ("rsync://may/", "một thư mục riêng"),
        ("rsync:///www", "thiếu tên máy"),
        ("rsync://may:abc/www", "không phải địa chỉ"),
        ("rsync://a:mat-khau@may/www", "RSYNC_PASSWORD"),
        ("s3://", "thiếu tên bucket"),
        ("s3://Cong", "thiếu tên bucket"),
        ("s3://khoa:mat-khau@cong-tt", "AWS_ACCESS_KEY_ID"),
        ("s3://cong-tt?acl=public", "tham số lạ: acl"),
        ("s3://cong-tt?endpoint=may.vn", "endpoint phải là"),
        ("s3://cong-tt?endpoint=https://a:mat-khau@may.vn", "endpoint phải là"),
        ("s3://cong-tt?region=a;b", "region không hợp lệ"),
        ("may:/srv/www may:/srv/www/", "có hai lần"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_in_words(text: str, words: str):
    with pytest.raises(UnusableAddress) as refused:
        read_addresses(text)

    assert words in str(refused.value)
    assert "mat-khau" not in str(refused.value)


def test_every_fault_is_named_at_once():
    with pytest.raises(UnusableAddress) as refused:
        read_addresses("ftp://mot s3:// may:/srv/www")

    assert "“ftp://mot”" in str(refused.value)
    assert "“s3://”" in str(refused.value)
